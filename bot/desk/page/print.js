// A page that is to be printed has a button for it.
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
