"""Takes the plan, gives the body of each page: a module chooses what stands on it, its template says how."""
