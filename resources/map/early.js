// Starts the worker that paints the base map (painter.js) before all else is loaded: it has its archive's
// directory by the time that the first tile is wanted.
"use strict";

window.painter = new Worker("/painter.js");
