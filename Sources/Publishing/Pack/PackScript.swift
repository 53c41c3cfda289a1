import Files
import Foundation

/// The script of a pack: its maps can be moved about in, say what is pointed at, and choose what the list chooses.
///
/// It asks nothing of anybody, keeps nothing, and puts text on the page as text alone.
enum PackScript {
  /// The digest by which the page allows this script and no other.
  static var hash: String { Data(Files.sha256(of: Array(text.utf8))).base64EncodedString() }

  static let text = #"""

    (function () {
      "use strict";
      var most = 16;
      function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
      function within(value, low, high) { return Math.min(Math.max(value, low), high); }

      function saying(element, stop) {
        for (var at = element; at && at !== stop; at = at.parentNode) {
          for (var child = at.firstElementChild; child; child = child.nextElementSibling) {
            if (child.localName === "title") { return child.textContent; }
          }
        }
        return null;
      }

      // What of a map is shown: as many times larger as its zoom, from a corner on, in the units of the drawing.
      function shownOf(figure) {
        var svg = figure.querySelector(".drawing"), watchers = [];
        var shown = { figure: figure, svg: svg, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height,
          zoom: 1, x: 0, y: 0 };
        shown.whenDrawn = function (watcher) { watchers.push(watcher); };
        shown.draw = function () {
          var wide = shown.width / shown.zoom, high = shown.height / shown.zoom;
          shown.x = within(shown.x, 0, shown.width - wide);
          shown.y = within(shown.y, 0, shown.height - high);
          svg.setAttribute("viewBox", [shown.x, shown.y, wide, high].join(" "));
          svg.style.setProperty("--zoom", shown.zoom);
          svg.classList.toggle("zoomed", shown.zoom > 1);
          watchers.forEach(function (watcher) { watcher(); });
        };
        shown.zoomBy = function (by, at) {
          var to = within(shown.zoom * by, 1, most);
          at = at || [shown.x + shown.width / shown.zoom / 2, shown.y + shown.height / shown.zoom / 2];
          shown.x = at[0] - (at[0] - shown.x) * shown.zoom / to;
          shown.y = at[1] - (at[1] - shown.y) * shown.zoom / to;
          shown.zoom = to;
          shown.draw();
        };
        shown.move = function (right, down) { shown.x += right; shown.y += down; shown.draw(); };
        shown.centre = function (at) {
          shown.move(at[0] - shown.width / shown.zoom / 2 - shown.x, at[1] - shown.height / shown.zoom / 2 - shown.y);
        };
        shown.holds = function (at) {
          return at[0] >= shown.x && at[0] <= shown.x + shown.width / shown.zoom
            && at[1] >= shown.y && at[1] <= shown.y + shown.height / shown.zoom;
        };
        // A length on the screen, and a place on it, in the units of the drawing.
        shown.units = function (across, down) {
          var box = svg.getBoundingClientRect();
          return [across / box.width * shown.width / shown.zoom, down / box.height * shown.height / shown.zoom];
        };
        shown.place = function (clientX, clientY) {
          var box = svg.getBoundingClientRect(), from = shown.units(clientX - box.left, clientY - box.top);
          return [shown.x + from[0], shown.y + from[1]];
        };
        return shown;
      }

      // What is said of a place, under its map.
      function say(figure, words, link) {
        var details = figure.querySelector(".details");
        details.textContent = words + " ";
        if (link) {
          var a = document.createElement("a");
          a.href = link;
          a.textContent = link.slice(-4) === "-row" ? "In the list" : "Open its page";
          details.appendChild(a);
        }
        details.hidden = false;
      }

      // The moves of a map by name, with the buttons and the keys that make them.
      function moveByButtonsAndKeys(shown) {
        function step(right, down) {
          return function () { shown.move(right * shown.width / shown.zoom / 5, down * shown.height / shown.zoom / 5); };
        }
        var moves = {
          "in": function () { shown.zoomBy(1.6); }, "out": function () { shown.zoomBy(1 / 1.6); },
          "left": step(-1, 0), "right": step(1, 0), "up": step(0, -1), "down": step(0, 1),
          "whole": function () { shown.zoom = 1; shown.draw(); }
        };
        var keys = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "in", "=": "in",
          "-": "out", "0": "whole" };
        var buttons = {};
        all("[data-move]", shown.figure).forEach(function (button) {
          buttons[button.dataset.move] = button;
          button.addEventListener("click", moves[button.dataset.move]);
        });
        shown.whenDrawn(function () {
          buttons.in.disabled = shown.zoom >= most;
          buttons.out.disabled = buttons.whole.disabled = shown.zoom <= 1;
        });
        shown.figure.querySelector(".controls").hidden = false;
        shown.svg.setAttribute("tabindex", "0");
        shown.svg.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight ArrowUp ArrowDown + - 0");
        shown.svg.addEventListener("keydown", function (event) {
          if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) { return; }
          event.preventDefault();
          moves[keys[event.key]]();
        });
      }

      // One pointer drags a map, two zoom it; the answer says whether the last press has moved it.
      function moveByPointers(shown) {
        var svg = shown.svg, held = [], moved = false;
        function pinch(last, other, event) {
          var before = Math.hypot(last.clientX - other.clientX, last.clientY - other.clientY);
          var now = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
          var at = shown.place((event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
          if (before > 0) { shown.zoomBy(now / before, at); }
        }
        function drag(last, event) {
          var by = shown.units(last.clientX - event.clientX, last.clientY - event.clientY);
          shown.move(by[0], by[1]);
        }
        svg.addEventListener("wheel", function (event) {
          // The page scrolls over a map that nobody has gone into.
          if (!event.ctrlKey && !shown.figure.contains(document.activeElement)) { return; }
          event.preventDefault();
          shown.zoomBy(Math.pow(1.0018, -event.deltaY), shown.place(event.clientX, event.clientY));
        }, { passive: false });
        svg.addEventListener("pointerdown", function (event) {
          if (event.button !== 0) { return; }
          held = held.concat([event]);
          moved = false;
        });
        svg.addEventListener("pointermove", function (event) {
          var index = held.findIndex(function (one) { return one.pointerId === event.pointerId; });
          if (index < 0) { return; }
          var last = held[index];
          if (!moved && Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY) < 5) { return; }
          moved = true;
          if (!svg.hasPointerCapture(event.pointerId)) {
            try { svg.setPointerCapture(event.pointerId); } catch (gone) { return; }
          }
          if (held.length === 2) { pinch(last, held[1 - index], event); } else { drag(last, event); }
          held[index] = event;
        });
        ["pointerup", "pointercancel", "pointerleave"].forEach(function (end) {
          svg.addEventListener(end, function (event) {
            held = held.filter(function (one) { return one.pointerId !== event.pointerId; });
          });
        });
        return {
          isHeld: function () { return held.length > 0; },
          takeMoved: function () { var was = moved; moved = false; return was; }
        };
      }

      // What is pointed at, tapped or reached by keys says what it is.
      function sayPlaces(shown, pointers) {
        var svg = shown.svg, figure = shown.figure;
        svg.addEventListener("pointerover", function (event) {
          var words = saying(event.target, svg);
          if (words && !pointers.isHeld()) { say(figure, words); }
        });
        svg.addEventListener("click", function (event) {
          if (pointers.takeMoved()) { event.preventDefault(); return; }
          var pin = event.target.closest(".pin"), words = saying(event.target, svg);
          if (pin && !pin.classList.contains("selected")) { event.preventDefault(); select(pin.dataset.place); }
          if (words) { say(figure, words, pin && pin.getAttribute("href")); }
        });
        all(".pin", svg).forEach(function (pin) {
          pin.addEventListener("focus", function () {
            if (!shown.holds(placeOf(pin))) { shown.centre(placeOf(pin)); }
            say(figure, saying(pin, svg), pin.getAttribute("href"));
          });
        });
      }

      function placeOf(pin) { return [+pin.dataset.x, +pin.dataset.y]; }

      function select(place) {
        all(".selected").forEach(function (one) { one.classList.remove("selected"); one.removeAttribute("aria-current"); });
        all("[data-place]").forEach(function (one) {
          var own = one.dataset.place.replace(/-row$/, "");
          if (own === place.replace(/-row$/, "")) {
            one.classList.add("selected");
            one.setAttribute("aria-current", "true");
          }
        });
      }

      function showFromList(maps) {
        all(".show").forEach(function (button) {
          button.hidden = false;
          button.addEventListener("click", function () {
            var place = button.dataset.show;
            maps.forEach(function (shown) {
              var pin = shown.figure.querySelector('[data-place="' + place + '"], [data-place="' + place + '-row"]');
              if (!pin) { return; }
              select(place);
              shown.zoom = Math.max(shown.zoom, 3);
              shown.centre(placeOf(pin));
              shown.figure.scrollIntoView({ block: "center" });
              pin.focus({ preventScroll: true });
            });
          });
        });
      }

      // For browsers whose style sheets cannot open what is folded away on paper.
      function openOnPaper() {
        var opened = [];
        window.addEventListener("beforeprint", function () {
          opened = all("details:not([open])");
          opened.forEach(function (one) { one.open = true; });
        });
        window.addEventListener("afterprint", function () { opened.forEach(function (one) { one.open = false; }); });
      }

      showFromList(all("figure.map").map(function (figure) {
        var shown = shownOf(figure);
        moveByButtonsAndKeys(shown);
        sayPlaces(shown, moveByPointers(shown));
        shown.draw();
        return shown;
      }));
      openOnPaper();
      document.documentElement.classList.add("with-script");
    })();

    """#
}
