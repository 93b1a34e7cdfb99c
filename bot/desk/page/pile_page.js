// The page at which a pile of papers is entered: what every page of the desk has, and a camera.

import "./page.js";
import "./pile_camera.js";
