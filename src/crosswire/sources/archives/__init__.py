"""WARC archives, such as those of CC-NEWS: web pages as a crawler stored them."""
