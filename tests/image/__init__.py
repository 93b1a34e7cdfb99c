"""The image, built and at work: ``make image``."""
