"""法律明白人: law-literate villagers from recommendation to certificate and badge."""
