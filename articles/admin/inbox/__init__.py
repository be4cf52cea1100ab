"""The inbox on the desk: news of sources, to be taken over, added or dismissed."""
