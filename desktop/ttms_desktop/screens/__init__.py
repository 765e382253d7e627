"""One folder a screen, named after what people do there."""
