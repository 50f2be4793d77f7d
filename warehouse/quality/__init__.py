"""Quality: whether the warehouse as a whole is believable after loading."""
