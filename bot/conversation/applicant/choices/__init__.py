"""What is chosen from: days, times, places as data of buttons, free times that fit, yes and no."""
