// Starts the widget on the page from disk.
import "../../define.js";
