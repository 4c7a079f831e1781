"""From draft to signature: submitting, reviewing, signing, flags."""
