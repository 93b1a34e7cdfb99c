"""Station staff in chat: looking a code up, confirming, and signing in at a desk."""
