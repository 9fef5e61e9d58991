"""Numbers drawn as SVG text; colours and type come from the style sheet."""
