import Mustache

/// The parts that every page is put together from: what must be read first, and the figures, sentences, pictures and tables under
/// a heading.
enum PageParts {
  /// A view on a template, which may have the parts `warnings` and `body`.
  static func render(_ view: Any, _ template: String) -> String {
    MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
    // The texts are our own and are parsed by every test of a page: that one cannot be parsed is our misuse.
    do {
      var library = MustacheLibrary()
      try library.register(warnings, named: "warnings")
      try library.register(body, named: "body")
      return try MustacheTemplate(string: template).render(view, library: library)
    } catch { preconditionFailure("the page's template: \(error)") }
  }

  private static let warnings = #"""
    {{% CONTENT_TYPE: PAGE}}
    {{#hasWarnings}}
    <section class="warnings" aria-labelledby="warnings">
    <h2 id="warnings">Read this first</h2>
    <ul>
    {{#warnings}}
    <li>{{.}}</li>
    {{/warnings}}
    </ul>
    </section>
    {{/hasWarnings}}

    """#

  private static let body = #"""
    {{% CONTENT_TYPE: PAGE}}
    {{#hasFigures}}
    <dl class="figures">
    {{#figures}}
    <div><dt>{{label}}</dt><dd><span class="value">{{value}}</span>{{#hasRemark}} <span class="remark">{{remark}}</span>{{/hasRemark}}</dd></div>
    {{/figures}}
    </dl>
    {{/hasFigures}}
    {{#sentences}}
    <p>{{.}}</p>
    {{/sentences}}
    {{#pictures}}
    <figure{{#isMap}} class="map"{{/isMap}}>
    {{#hasMeasures}}
    <fieldset class="measures"><legend>Shade the wards by</legend>
    {{#measures}}
    <label><input type="radio" name="{{choiceID}}" value="{{measureKind}}"{{#isFirst}} checked{{/isFirst}}> {{measure}}</label>
    {{/measures}}
    </fieldset>
    {{/hasMeasures}}
    {{#isMap}}
    <div class="controls" role="group" aria-label="Move the map" hidden><button type="button" data-move="in" aria-label="Zoom in">+</button><button type="button" data-move="out" aria-label="Zoom out">−</button><button type="button" data-move="left" aria-label="Move left">←</button><button type="button" data-move="up" aria-label="Move up">↑</button><button type="button" data-move="down" aria-label="Move down">↓</button><button type="button" data-move="right" aria-label="Move right">→</button><button type="button" data-move="whole">Whole map</button></div>
    {{/isMap}}
    <svg class="drawing" role="{{role}}" viewBox="0 0 {{width}} {{height}}" aria-labelledby="{{pictureID}}-title {{pictureID}}-words">
    <title id="{{pictureID}}-title">{{pictureTitle}}</title>
    <desc id="{{pictureID}}-words">{{description}}</desc>
    {{#shapes}}
    {{#isPath}}<path class="{{style}}" d="{{d}}"/>{{/isPath}}{{#isBox}}<rect class="{{style}}" x="{{x}}" y="{{y}}" width="{{boxWidth}}" height="{{boxHeight}}"><title>{{says}}</title></rect>{{/isBox}}{{#isCircle}}<circle class="{{style}}" cx="{{x}}" cy="{{y}}" r="{{radius}}"><title>{{says}}</title></circle>{{/isCircle}}{{#isArea}}<use class="area {{style}}" href="#{{reference}}"><title>{{says}}</title></use>{{/isArea}}{{#isPin}}<a class="pin" href="#{{reference}}" data-place="{{reference}}" data-x="{{x}}" data-y="{{y}}"><title>{{says}}</title><path class="place" d="{{d}}"/><g transform="translate({{x}} {{y}})"><g class="sign"><path class="leader" d="M0 0L{{asideX}} {{asideY}}"/><circle class="head" cx="{{asideX}}" cy="{{asideY}}" r="11"/><text class="rank" x="{{asideX}}" y="{{asideY}}" dy="4.5" text-anchor="middle">{{number}}</text></g></g></a>{{/isPin}}{{#isWords}}<text x="{{x}}" y="{{y}}" text-anchor="{{anchor}}">{{says}}</text>{{/isWords}}
    {{/shapes}}
    </svg>
    {{#isMap}}
    <p class="details" role="status" hidden></p>
    {{/isMap}}
    <figcaption><strong>{{pictureTitle}}.</strong> {{description}}
    {{#measures}}
    <ul class="legend of-{{measureKind}}" aria-label="{{measure}}">
    {{#keys}}
    <li><svg viewBox="0 0 24 12" aria-hidden="true"><rect class="area {{style}}" x="1" y="1" width="22" height="10"/></svg> {{meaning}}</li>
    {{/keys}}
    </ul>
    {{/measures}}
    {{#hasLegend}}
    <ul class="legend">
    {{#legend}}
    <li><svg viewBox="0 0 24 12" aria-hidden="true"><rect class="{{style}}" x="1" y="1" width="22" height="10"/></svg> {{meaning}}</li>
    {{/legend}}
    </ul>
    {{/hasLegend}}
    </figcaption>
    </figure>
    {{/pictures}}
    {{#tables}}
    {{#isFolded}}<details><summary>{{caption}}, as a table</summary>{{/isFolded}}
    <div class="scroll"{{#isWide}} role="region" aria-label="{{caption}}" tabindex="0"{{/isWide}}>
    <table>
    <caption>{{caption}}</caption>
    <thead><tr>{{#columns}}<th scope="col" class="{{columnKind}}">{{column}}</th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{head}}</th>{{#cells}}<td class="{{cellKind}}">{{text}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#isFolded}}</details>{{/isFolded}}
    {{/tables}}

    """#
}
