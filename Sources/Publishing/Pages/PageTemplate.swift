import Mustache

/// The page that everything is shown on.
enum PageTemplate {
  /// The whole page for a view.
  static func render(_ view: PageView) -> String { template.render(view) }

  /// The text below is our own and is parsed by every test of a page: that it cannot be parsed is our misuse.
  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
    do { return try MustacheTemplate(string: text) } catch { preconditionFailure("the page's template: \(error)") }
  }()

  private static let text = #"""
    {{% CONTENT_TYPE: PAGE}}
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{title}} – {{district}}</title>
    <style>
    \#(PageStyle.css)
    </style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the numbers</a>
    <header>
    <p class="district">{{district}}</p>
    <h1>{{title}}</h1>
    <p class="lead">{{lead}}</p>
    </header>
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
    <nav aria-label="On this page">
    <ul>
    {{#sections}}
    <li><a href="#{{id}}">{{heading}}</a></li>
    {{/sections}}
    </ul>
    </nav>
    <main id="main">
    {{#sections}}
    <section aria-labelledby="{{id}}">
    <h2 id="{{id}}">{{heading}}</h2>
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
    <figure>
    <svg role="img" viewBox="0 0 {{width}} {{height}}" aria-labelledby="{{pictureID}}-title {{pictureID}}-words">
    <title id="{{pictureID}}-title">{{pictureTitle}}</title>
    <desc id="{{pictureID}}-words">{{description}}</desc>
    {{#shapes}}
    {{#isPath}}<path class="{{style}}" d="{{d}}"/>{{/isPath}}{{#isBox}}<rect class="{{style}}" x="{{x}}" y="{{y}}" width="{{boxWidth}}" height="{{boxHeight}}"><title>{{says}}</title></rect>{{/isBox}}{{#isCircle}}<circle class="{{style}}" cx="{{x}}" cy="{{y}}" r="{{radius}}"><title>{{says}}</title></circle>{{/isCircle}}{{#isWords}}<text x="{{x}}" y="{{y}}" text-anchor="{{anchor}}">{{says}}</text>{{/isWords}}
    {{/shapes}}
    </svg>
    <figcaption><strong>{{pictureTitle}}.</strong> {{description}}
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
    <div class="scroll" role="region" aria-label="{{caption}}" tabindex="0">
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
    </section>
    {{/sections}}
    </main>
    <footer>
    <h2>How this was made</h2>
    <ul>
    {{#notes}}
    <li>{{.}}</li>
    {{/notes}}
    </ul>
    </footer>
    </body>
    </html>

    """#
}
