"""Post: messages from outside, and letters to readers; notes of the mails taken."""
