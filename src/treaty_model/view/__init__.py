"""What people look at: lines of text, tables and rows, made from a treaty and never checking it."""
