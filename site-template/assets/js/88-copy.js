// Copies the text of a field. Without this script people select it themselves.
document.querySelectorAll("[data-copy-of]").forEach(function (button) {
  var field = document.getElementById(button.dataset.copyOf);
  var said = button.parentNode.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", function () {
    var done = function () { said.textContent = button.dataset.copied; };
    // Marked in any case, so that the keyboard's own copy works where a browser refuses ours.
    field.select();
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, function () {});
    else if (document.execCommand("copy")) done();
  });
});
