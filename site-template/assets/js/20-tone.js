// Light or dark, for those who want the other one. Kept on the device, sent nowhere.
var root = document.documentElement;
var tone = function (scheme) {
  root.dataset.scheme = scheme;
  document.querySelectorAll("picture source").forEach(function (source) {
    source.media = scheme === "dark" ? "all" : "not all";
  });
};
try {
  var kept = localStorage.getItem("tone");
  if (kept) tone(kept);
} catch (refused) {}
document.querySelectorAll("[data-tone]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    var dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    tone(dark ? "light" : "dark");
    try {
      localStorage.setItem("tone", root.dataset.scheme);
    } catch (refused) {}
  });
});
