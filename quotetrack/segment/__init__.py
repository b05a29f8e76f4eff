"""Where an article's paragraphs, sentences and quotation marks are."""
