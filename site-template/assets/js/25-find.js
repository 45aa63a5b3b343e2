// The search box: its script comes when it is first used. / and Ctrl-K lead to it.
var finds = document.querySelectorAll("[data-find]");
var findLoaded = false;
var loadFind = function () {
  if (findLoaded) return;
  findLoaded = true;
  var script = document.createElement("script");
  script.src = finds[0].dataset.script;
  document.head.append(script);
};
finds.forEach(function (form) {
  if (location.protocol === "file:") form.action += "index.html";
  if (form.matches(".find-page")) loadFind();
  form.addEventListener("focusin", loadFind);
});
if (finds.length) document.addEventListener("keydown", function (event) {
  var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!slash && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
  event.preventDefault();
  var box = Array.prototype.filter.call(document.querySelectorAll("[data-find] input"), function (input) { return input.offsetWidth; })[0];
  if (box) { box.focus(); box.select(); } else location.href = finds[0].action;
});
