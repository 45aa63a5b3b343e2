// Copies a text that stands on the page; without this script people select it themselves.
document.querySelectorAll("[data-copies]").forEach(function (part) {
  var button = part.querySelector("[data-copy]");
  var text = part.querySelector("[data-copy-text]");
  var said = part.querySelector("[data-copied]");
  if (!navigator.clipboard) return;
  var words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", function () {
    navigator.clipboard.writeText(text.textContent).then(function () {
      button.textContent = said.textContent = button.dataset.done;
      setTimeout(function () {
        button.textContent = words;
        said.textContent = "";
      }, 4000);
    }, function () {
      getSelection().selectAllChildren(text);
    });
  });
});
