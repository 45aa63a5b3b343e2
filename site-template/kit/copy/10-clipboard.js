// The clipboard. A copy event of our own comes first: it works on pages from disk, where browsers may refuse the
// newer interface, and it leaves HTML as it is, where that one cleans styles away.
const copyByEvent = (kinds) => {
  let isTaken = false;
  const take = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(kinds)) event.clipboardData.setData(type, text);
    isTaken = true;
  };
  // Safari copies only what is selected, so something is.
  const selection = getSelection();
  const before = selection.rangeCount ? selection.getRangeAt(0) : null;
  if (selection.isCollapsed) selection.selectAllChildren(document.getElementById("k-copied"));
  document.addEventListener("copy", take, true);
  try { document.execCommand("copy"); } finally { document.removeEventListener("copy", take, true); }
  selection.removeAllRanges();
  if (before) selection.addRange(before);
  return isTaken;
};
const copyByPromise = (kinds) => {
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
};
