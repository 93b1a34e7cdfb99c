// In the oldest language that browsers have, so that every browser runs it: where the page's own scripts did not run, one
// sentence says why. Law: nobody sits before a blank page, and nobody is told of the line when it is the browser.
(function () {
  var unfetched = false;

  window.addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") unfetched = true;
  }, true);

  window.addEventListener("load", function () {
    if (document.documentElement.hasAttribute("data-runs")) return;
    var said = document.querySelectorAll(unfetched ? ".unfetched" : ".too-old");
    for (var nth = 0; nth < said.length; nth += 1) said[nth].hidden = false;
  });
})();
