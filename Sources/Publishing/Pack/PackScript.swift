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
            if (child.localName === "title") { return { words: child.textContent, at: at }; }
          }
        }
        return null;
      }

      function Map(figure) {
        var svg = figure.querySelector(".drawing"), details = figure.querySelector(".details");
        var width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
        var zoom = 1, x = 0, y = 0, held = [], moved = false, buttons = {};

        function draw() {
          x = within(x, 0, width - width / zoom);
          y = within(y, 0, height - height / zoom);
          svg.setAttribute("viewBox", [x, y, width / zoom, height / zoom].join(" "));
          svg.style.setProperty("--zoom", zoom);
          svg.classList.toggle("zoomed", zoom > 1);
          buttons.in.disabled = zoom >= most;
          buttons.out.disabled = buttons.whole.disabled = zoom <= 1;
        }
        function zoomTo(to, atX, atY) {
          to = within(to, 1, most);
          x = atX - (atX - x) * zoom / to;
          y = atY - (atY - y) * zoom / to;
          zoom = to;
          draw();
        }
        function zoomBy(by) { zoomTo(zoom * by, x + width / zoom / 2, y + height / zoom / 2); }
        function move(right, down) { x += right * width / zoom / 5; y += down * height / zoom / 5; draw(); }
        function centre(atX, atY) { x = atX - width / zoom / 2; y = atY - height / zoom / 2; draw(); }
        function place(event) {
          var box = svg.getBoundingClientRect();
          return [x + (event.clientX - box.left) / box.width * width / zoom,
            y + (event.clientY - box.top) / box.height * height / zoom];
        }
        function say(words, link) {
          details.textContent = words + " ";
          if (link) {
            var a = document.createElement("a");
            a.href = link;
            a.textContent = link.slice(-4) === "-row" ? "In the list" : "Open its page";
            details.appendChild(a);
          }
          details.hidden = false;
        }
        var moves = {
          "in": function () { zoomBy(1.6); }, "out": function () { zoomBy(1 / 1.6); },
          "left": function () { move(-1, 0); }, "right": function () { move(1, 0); },
          "up": function () { move(0, -1); }, "down": function () { move(0, 1); },
          "whole": function () { zoom = 1; draw(); }
        };
        all("[data-move]", figure).forEach(function (button) {
          buttons[button.dataset.move] = button;
          button.addEventListener("click", moves[button.dataset.move]);
        });
        figure.querySelector(".controls").hidden = false;
        svg.setAttribute("tabindex", "0");
        svg.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight ArrowUp ArrowDown + - 0");
        svg.addEventListener("keydown", function (event) {
          var key = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "in", "=": "in",
            "-": "out", "0": "whole" }[event.key];
          if (!key || event.ctrlKey || event.metaKey || event.altKey) { return; }
          event.preventDefault();
          moves[key]();
        });
        svg.addEventListener("wheel", function (event) {
          // The page scrolls over a map that nobody has gone into.
          if (!event.ctrlKey && !figure.contains(document.activeElement)) { return; }
          event.preventDefault();
          var at = place(event);
          zoomTo(zoom * Math.pow(1.0018, -event.deltaY), at[0], at[1]);
        }, { passive: false });
        svg.addEventListener("pointerdown", function (event) {
          if (event.button !== 0) { return; }
          held = held.concat([event]);
          moved = false;
        });
        svg.addEventListener("pointermove", function (event) {
          var index = held.findIndex(function (one) { return one.pointerId === event.pointerId; });
          if (index < 0) { return; }
          var box = svg.getBoundingClientRect(), last = held[index];
          if (!moved && Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY) < 5) { return; }
          moved = true;
          if (!svg.hasPointerCapture(event.pointerId)) {
            try { svg.setPointerCapture(event.pointerId); } catch (gone) { return; }
          }
          if (held.length === 2) {
            var other = held[1 - index];
            var before = Math.hypot(last.clientX - other.clientX, last.clientY - other.clientY);
            var now = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
            var at = place({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 });
            if (before > 0) { zoomTo(zoom * now / before, at[0], at[1]); }
          } else {
            x -= (event.clientX - last.clientX) / box.width * width / zoom;
            y -= (event.clientY - last.clientY) / box.height * height / zoom;
            draw();
          }
          held[index] = event;
        });
        ["pointerup", "pointercancel", "pointerleave"].forEach(function (end) {
          svg.addEventListener(end, function (event) {
            held = held.filter(function (one) { return one.pointerId !== event.pointerId; });
          });
        });
        svg.addEventListener("pointerover", function (event) {
          var said = saying(event.target, svg);
          if (said && !held.length) { say(said.words); }
        });
        svg.addEventListener("click", function (event) {
          if (moved) { event.preventDefault(); moved = false; return; }
          var pin = event.target.closest(".pin"), said = saying(event.target, svg);
          if (pin) {
            if (!pin.classList.contains("selected")) { event.preventDefault(); select(pin.dataset.place); }
            say(said.words, pin.getAttribute("href"));
          } else if (said) { say(said.words); }
        });
        all(".pin", svg).forEach(function (pin) {
          pin.addEventListener("focus", function () {
            var atX = +pin.dataset.x, atY = +pin.dataset.y;
            if (atX < x || atX > x + width / zoom || atY < y || atY > y + height / zoom) { centre(atX, atY); }
            say(saying(pin, svg).words, pin.getAttribute("href"));
          });
        });
        this.figure = figure;
        this.show = function (pin) {
          zoom = Math.max(zoom, 3);
          centre(+pin.dataset.x, +pin.dataset.y);
        };
        draw();
      }

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

      var maps = all("figure.map").map(function (figure) { return new Map(figure); });
      all(".show").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () {
          var place = button.dataset.show;
          maps.forEach(function (map) {
            var pin = map.figure.querySelector('[data-place="' + place + '"], [data-place="' + place + '-row"]');
            if (!pin) { return; }
            select(place);
            map.show(pin);
            map.figure.scrollIntoView({ block: "center" });
            pin.focus({ preventScroll: true });
          });
        });
      });
      document.documentElement.classList.add("with-script");
    })();

    """#
}
