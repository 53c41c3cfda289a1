/// The page that everything is shown on.
enum PageTemplate {
  /// The whole page for a view.
  static func render(_ view: PageView) -> String { PageParts.render(view, text) }

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
    {{> warnings}}
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
    {{> body}}
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
