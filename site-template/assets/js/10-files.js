// Opened straight from disk there is no server that turns a folder into its page.
if (location.protocol === "file:") {
  document.querySelectorAll("a[href]").forEach(function (a) {
    var parts = /^([^:#?]*\/)([#?].*)?$/.exec(a.getAttribute("href"));
    if (parts) a.setAttribute("href", parts[1] + "index.html" + (parts[2] || ""));
  });
}
