"""What every page of ours shares over HTTP: who may ask, how much and how often, and the headers of the answer."""
