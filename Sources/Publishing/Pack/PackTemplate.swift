/// The pack that a meeting sees.
enum PackTemplate {
  static func render(_ view: PackView) -> String { PageParts.render(view, text) }

  private static let text = #"""
    {{% CONTENT_TYPE: PAGE}}
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{{scriptHash}}'">
    <title>{{title}} – {{district}}</title>
    <style>
    \#(PageStyle.css)
    \#(PackStyle.css)
    \#(PackPrintStyle.css)
    </style>
    </head>
    <body class="pack">
    <a class="skip" href="#main">Skip to the district</a>
    <svg class="outlines" width="0" height="0" aria-hidden="true" focusable="false"><defs>
    {{#outlines}}
    <path id="{{outlineID}}" d="{{d}}"/>
    {{/outlines}}
    </defs></svg>
    <header>
    <p class="district">{{district}}</p>
    <h1>{{title}}</h1>
    <p class="lead">{{lead}}</p>
    <p class="audience">{{audience}}</p>
    </header>
    <nav aria-label="In this pack">
    <ul>
    {{#analyses}}
    <li><a href="#{{analysisID}}">{{analysis}}</a></li>
    {{/analyses}}
    {{#closing}}
    <li><a href="#{{id}}">{{heading}}</a></li>
    {{/closing}}
    </ul>
    </nav>
    {{> warnings}}
    <main id="main">
    <section class="summary" aria-labelledby="{{summary.id}}">
    <h2 id="{{summary.id}}">{{summary.heading}}</h2>
    {{#summary}}{{> body}}{{/summary}}
    </section>
    {{#analyses}}
    <section class="analysis" aria-labelledby="{{analysisID}}">
    <h2 id="{{analysisID}}">{{overview.heading}}</h2>
    {{#overview}}{{> body}}{{/overview}}
    {{#hasTables}}
    <p class="to-tables"><a href="#{{analysisID}}-tables">The pictures as tables</a> follow the pages of the hotspots.</p>
    {{/hasTables}}
    <h3 id="{{analysisID}}-list">Hotspots by rank</h3>
    {{#hasRanked}}
    <div class="scroll">
    <table class="ranked" role="table">
    <caption>Hotspots of {{analysis}}, with the reasons for their rank</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="number">Rank</th><th scope="col" role="columnheader">Hotspot</th><th scope="col" role="columnheader">Why</th></tr></thead>
    <tbody role="rowgroup">
    {{#ranked}}
    <tr role="row" id="{{place}}-row" data-place="{{place}}"><td role="cell" class="number">{{rank}}</td><th scope="row" role="rowheader">{{#hasPage}}<a href="#{{place}}">{{name}}</a>{{/hasPage}}{{^hasPage}}{{name}}{{/hasPage}}{{#hasPin}} <button type="button" class="show" data-show="{{place}}" aria-label="Show {{name}} on the map" hidden>On the map</button>{{/hasPin}}</th><td role="cell">{{why}}</td></tr>
    {{/ranked}}
    </tbody>
    </table>
    </div>
    {{/hasRanked}}
    {{^hasRanked}}
    <p>{{noList}}</p>
    {{/hasRanked}}
    <p class="left-out">{{leftOut}}</p>
    {{#findings}}{{> body}}{{/findings}}
    {{#sheets}}
    <section class="sheet" aria-labelledby="{{place}}">
    <div class="sheet-head">
    <h3 id="{{place}}" tabindex="-1"><span class="badge">{{rank}}</span> {{name}}</h3>
    <p class="reference">{{of}}{{reference}}<span class="back"> · <a href="#{{place}}-row">back to the list</a></span></p>
    <p class="why">{{why}}</p>
    </div>
    <div class="parts">
    {{#parts}}
    <div class="part {{partWidth}}">
    <h4 id="{{partID}}">{{partHeading}}</h4>
    {{#part}}{{> body}}{{/part}}
    </div>
    {{/parts}}
    </div>
    {{#hasBlank}}
    <div class="blank">
    {{#blank}}{{> body}}{{/blank}}
    </div>
    {{/hasBlank}}
    </section>
    {{/sheets}}
    {{#hasTables}}
    {{#appendix}}
    <section class="tables" aria-labelledby="{{id}}">
    <h3 id="{{id}}">{{heading}}</h3>
    {{> body}}
    </section>
    {{/appendix}}
    {{/hasTables}}
    </section>
    {{/analyses}}
    {{#closing}}
    <section class="closing" aria-labelledby="{{id}}">
    <h2 id="{{id}}">{{heading}}</h2>
    {{> body}}
    </section>
    {{/closing}}
    </main>
    <script>\#(PackScript.text)</script>
    </body>
    </html>

    """#
}
