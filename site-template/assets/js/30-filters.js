// The catalogue's filters. Without this script the whole list is there.
var form = document.querySelector("[data-filters]");
if (form) {
  var courses = Array.prototype.slice.call(document.querySelectorAll("[data-course]"));
  var result = form.querySelector("[data-result]");
  var none = document.querySelector("[data-none]");
  var fits = function (data, wish) {
    var time = +wish.minutes;
    // Five minutes are enough for a first lesson; more time is for a whole course.
    var needed = time === 5 ? +data.first : +data.minutes;
    return (!time || (needed > 0 && needed <= time)) &&
      (!wish.format || data.format === wish.format) &&
      (!wish.level || data.level === wish.level) &&
      (!wish.skill || (" " + data.skills + " ").indexOf(" " + wish.skill + " ") >= 0);
  };
  var show = function () {
    var wish = {};
    new FormData(form).forEach(function (value, name) { wish[name] = value; });
    var left = courses.filter(function (course) { return !(course.hidden = !fits(course.dataset, wish)); }).length;
    result.textContent = result.dataset.words.replace("{n}", left);
    none.hidden = left > 0;
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", function () { setTimeout(show); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
}
