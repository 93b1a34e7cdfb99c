// The slip prints itself when it is asked to, and never by itself: the printer may be out of paper.
document.getElementById("print").addEventListener("click", () => window.print());
