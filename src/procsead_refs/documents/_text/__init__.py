"""The kinds whose source is a text (Markdown, LaTeX, HTML, RTF, plain): read and written as one."""
