// Copies a text that stands on the page: in a field, or as it is. Without this script people select it themselves.
document.querySelectorAll("[data-copies]").forEach((part) => {
  const button = part.querySelector("[data-copy]");
  const text = part.querySelector("[data-copy-text]");
  const said = part.querySelector("[data-copied]");
  const words = button.textContent;
  // Marked in any case, so that the keyboard's own copy works where a browser refuses ours.
  const mark = () => (text.select ? text.select() : getSelection().selectAllChildren(text));
  const done = () => {
    button.textContent = said.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; said.textContent = ""; }, 4000);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    mark();
    if (navigator.clipboard) navigator.clipboard.writeText(text.value ?? text.textContent).then(done, () => {});
    else if (document.execCommand("copy")) done();
  });
});
