"""File formats that the site offers beside its pages: each takes the plan and gives artifacts."""
