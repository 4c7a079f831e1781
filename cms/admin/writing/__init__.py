"""What helps an editor while writing: sources to cite, the text as readers get it, items to link."""
