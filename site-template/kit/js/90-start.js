startList();
addEventListener("hashchange", route);
route();
