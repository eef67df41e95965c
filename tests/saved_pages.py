"""Small pages saved from the web, and the text that a browser shows of each."""

BLOCKS = [
    *("address", "article", "aside", "blockquote", "center", "dd", "dir", "div", "dl", "dt", "fieldset", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "li", "listing"),
    *("main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary"),
    *("ul", "xmp"),
]
IN_LINES = [
    *("a", "abbr", "acronym", "applet", "b", "bdi", "bdo", "big", "blink", "button", "cite", "code", "data", "del"),
    *("dfn", "em", "font", "i", "ins", "kbd", "label", "map", "mark", "marquee", "nobr", "object", "output", "picture"),
    *("q", "rb", "rt", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"),
    *("u", "var", "x-word"),
]
NOT_SHOWN = [
    *("audio", "canvas", "datalist", "dialog", "fencedframe", "iframe", "meter", "noembed", "noframes", "noscript"),
    *("progress", "rp", "script", "style", "template", "textarea", "title", "video"),
]
EMPTY = [
    "area",
    "base",
    "basefont",
    "bgsound",
    "embed",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
]

SHOWN = {
    # the tree is built as HTML says
    "<html><body><p>A</p></body></html><p>B</p>": "A\nB",
    "<html><body>A</body></html>\n<html><body>B</body></html>": "A B",
    "<body>A</body><!-- c -->B": "AB",
    "<p>1<b>2<p>3</b>4": "12\n34",
    "<p>1<div>2</div>3</p>4": "1\n2\n3\n4",
    "<table>first<tr><td>a</table>": "first\na",
    "<table><tr>first<td>a</table>": "first\na",
    "<ul><li>a<li>b</ul>c": "a\nb\nc",
    "a&lt;b&amp;c&#x80;&#150;&#0;d&unknown;e": "a<b&c€–\ufffdd&unknown;e",
    "<svg><![CDATA[x]]><text>a<![CDATA[<b>]]></text></svg>": "a<b>",
    "<head><title>t</title></head>a<hr>b": "a\nb",
    "": "",
    "<": "<",
    "<frameset><frame src=a><noframes>x</noframes></frameset>": "",
    # blanks and lines
    "<h1>A &amp; B</h1><p>one <b>tw</b>o<br>thr<!-- c -->ee</p>five": "A & B\none two\nthree\nfive",
    "<p> a\n\t b&nbsp;c <i> d </i> e": "a b c d e",
    "<p>a&shy;b&#8203;c": "a\u00adb\u200bc",
    "<pre>a\nb  <b>c\nd</b></pre>e\nf": "a\nb c\nd\ne f",
    "<pre>a<span style='white-space: normal'>b\nc</span>\nd</pre>": "ab c\nd",
    "a<plaintext>b\nc<b>": "a\nb\nc<b>",
    "<xmp>a\n<b></xmp><listing>c\nd</listing>": "a\n<b>\nc\nd",
    "<br style='display:none'>a<br>b<br><br>c</br>d": "a\nb\nc\nd",
    # tables
    "<table><tr><td>a<td>b<tr><th>c<th>d</table>e": "a b\nc d\ne",
    "<table><caption>t</caption><thead><tr><td>a<tbody><tr><td>b<tfoot><tr><td>c<td></table>": "t\na\nb\nc",
    "<table><tr><td hidden>a<td>b<td style='display:block'>c<td>d</table>": "b\nc\nd",
    "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>": "a\nb c\nd",
    "<table><colgroup><col><tr><td>a</table>b": "a\nb",
    # hidden, and what is not hidden
    "<p>a<b hidden><i>x</i></b>b": "ab",
    "<p>a<b HIDDEN=''>x</b>b": "ab",
    "<p>a<b hidden=Until-Found>x</b>b": "axb",
    "<div>a<div hidden=Until-Found>x</div>b</div>": "ab",
    "<p hidden style='display:block'>a</p>b": "a\nb",
    "<body hidden>a": "a",
    "<html style='display:none'><body style='display:none'>a": "a",
    "<body style='visibility:hidden'>a": "",
    "<dialog>x</dialog>a<dialog open>b</dialog>c": "a\nb\nc",
    "<dialog open style='display:inline'>a</dialog>b": "a\nb",
    "<div popover>x</div>a": "a",
    "<details>a<summary>b</summary><summary>x</summary><p>x</details>c": "b\nc",
    "<details open>a<summary>b</summary>c</details>d": "a\nb\nc\nd",
    "<details><div><summary>x</summary></div>x</details>a": "a",
    "<details open><details>x<summary>a</summary></details>b</details>": "a\nb",
    # replaced, and chosen
    "<p>a<object><p>b</object>c": "a\nb\nc",
    "<p>a<select>x<option>b<optgroup label=x><option>c<option hidden>x</select>d": "a\nb\nc\nd",
    "<p>a<select hidden><option>x</select>b": "ab",
    "<p>a<button><div>b</div></button>c": "a\nb\nc",
    "<p>a<ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby>d": "abcd",
    "<div><template shadowrootmode=open>x</template>a</div>": "a",
    # drawings and formulas
    "<p>a<svg>x<title>x</title><g>x<desc>x</desc></g><text>b<tspan>c</tspan><title>x</title></text></svg>d": "a\nbc\nd",
    "<p>a<svg><style>x</style><script>x</script><metadata>x</metadata></svg>b": "ab",
    "<p>a<svg><foreignObject><div>b</div>c</foreignObject></svg>d": "a\nb\nc\nd",
    "<svg><text display=none>x</text><text visibility=hidden>x</text><text hidden>a</text></svg>": "a",
    "<p>a<math>x<mrow>x<mi>b</mi><mo>=</mo><mn>1</mn></mrow><ms>c</ms><mtext>d e</mtext></math>": "a\nb\n=\n1\nc\nd e",
    "<math><semantics><mi>a</mi><annotation>x</annotation><annotation-xml>x</annotation-xml></semantics></math>": "a",
    "<math><maction><mi>a</mi><mi>x</mi></maction><mphantom><mi>x</mi></mphantom></math>b": "a\nb",
}

NO_DISPLAYS = [f"display:{value}" for value in ("what", "none garbage", "none,", "'none'", "\\66eone")]
STYLES = {
    "display:none": "ac",
    "DISPLAY : NONE !important": "ac",
    "display:none!important;display:inline": "ac",
    "/*x*/display:/**/none": "ac",
    "d\\69splay:none": "ac",
    "display:none;display:inline": "abc",
    "background:url(;display:none)": "abc",
    "x:';display:none'": "abc",
    # a value that a property does not have undoes no earlier declaration
    **{
        f"display:none;display:{value}": "ac"
        for value in (
            *(
                "bogus",
                "-moz-box",
                "",
                "none garbage",
                "block block",
                "block inline",
                "table flex",
                "run-in",
                "1",
                "n one",
            ),
            *("'block'", "flex list-item", "inherit inline", "block!", "inline-ruby", "grid none"),
        )
    },
    **{
        f"display:none;display:{value}": "abc"
        for value in ("inline", "\\69nline", "flow inline", "inline list-item", "initial", "var(--x)", "math")
    },
    **{
        f"display:none;display:{value}": "a\nb\nc"
        for value in (
            "flow",
            "flow-root block",
            "block ruby",
            "list-item flow",
            "BLOCK Flow List-Item",
            "inherit",
            "grid block",
        )
    },
    **dict.fromkeys(
        ("display:\\6eone", "display:\\6e one", "display:n\\6Fne", "display:no\\n\\65", "disp\\lay:none"), "ac"
    ),
    **dict.fromkeys(NO_DISPLAYS, "abc"),
    "display:none;display:block;;color": "a\nb\nc",
    "display:none;x:';display:inline'": "ac",
    "x:';\\';';display:none": "ac",
    "x:\\;display:none": "abc",
    "display:none!important;display:bogus!important": "ac",
    "visibility:hidden;visibility:foo": "ac",
    "visibility:hidden;visibility:visible": "abc",
    "position:absolute;position:foo": "a\nb\nc",
    "float:left;float:top": "a\nb\nc",
    "position:absolute;position:static": "abc",
    "display:none;all:bogus": "ac",
    **dict.fromkeys(("display:none;all:unset", "display:none;all:initial", "all:unset"), "abc"),
    "all:unset;display:none": "ac",
    **dict.fromkeys(("display:table-column", "display:table-column-group"), "ac"),
    **{
        f"display:{value}": "a\nb\nc"
        for value in (
            *("block", "block flow", "flex", "flow-root", "grid", "list-item", "table", "table-caption"),
            *("-webkit-box", "-webkit-flex"),
        )
    },
    **{
        f"display:{value}": "abc"
        for value in (
            *("contents", "initial", "inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "ruby"),
            *("unset", "revert", "-webkit-inline-box", "-webkit-inline-flex", "inline flow-root", "table-cell"),
            *("table-footer-group", "table-header-group", "table-row", "table-row-group"),
        )
    },
    "display:inherit": "a\nb\nc",
    **dict.fromkeys(("position:absolute", "position:fixed"), "a\nb\nc"),
    **dict.fromkeys(("position:relative", "position:sticky", "float:none"), "abc"),
    **dict.fromkeys(("float:left", "float:right", "float:inline-start", "float:inline-end"), "a\nb\nc"),
    "float:left;display:contents": "abc",
    "float:left;display:none": "ac",
    **dict.fromkeys(("visibility:hidden", "visibility:collapse"), "ac"),
    **dict.fromkeys(("visibility:visible", "visibility:inherit", "opacity:0"), "abc"),
    "content-visibility:hidden": "abc",
    "content-visibility:hidden;display:block": "ac",
    "content-visibility:hidden;display:inline-block": "ac",
}

SEVERAL_STYLES = [
    (
        "a<b style='visibility:hidden'>x<br><i style='visibility:visible'>b</i><i style='visibility:initial'>c</i>",
        "abc",
    ),
    ("<p style='visibility:collapse'><i style='visibility:inherit'>x</i>", ""),
    ("a<div style='visibility:hidden'>x</div>b", "ab"),
    ("<div style='display:flex'>a<b>b</b><i>c</i></div>d", "a\nb\nc\nd"),
    ("<b style='display:inline-grid'><i>a</i><i>b</i></b>", "a\nb"),
    ("<div style='display:flex'><b style='display:contents'><i>a</i><i>b</i></b></div>", "a\nb"),
    *(
        (f"<div style='display:flex'>a<{tag}></{tag}>b</div>", "ab")
        for tag in ("area", "base", "basefont", "datalist", "link", "meta", "param", "template")
    ),
    ("<p>a<noscript style='display:inline'>x</noscript><template style='display:inline'>x</template>b", "ab"),
    ("<div style='display:flex'><b>a<i>b</i></b></div>", "ab"),
    ("<ul style='display:inline'><li style='display:inline'>a</li> <li style='display:inline'>b</li></ul>", "a b"),
    ("a<p style='display:inline'>b</p>c", "a\nb\nc"),
    ("a<div style='all:unset'>b</div>c", "abc"),
    ("<p style='white-space:pre;white-space:foo'>a\nb", "a\nb"),
    ("<p style='white-space:preserve wrap;white-space:pre pre'>a\nb", "a\nb"),
    ("<p style='white-space:pre;white-space-collapse:foo'>a\nb", "a\nb"),
    ("<div style='visibility:hidden'>x<b style='all:initial'>a</b><b style='all:unset'>x</b></div>", "a"),
    ("<svg><text display=bogus>a</text><text style='display:bogus' display=none>x</text></svg>", "a"),
    ("a<object data=x>b</object>c", "abc"),
    ("a<legend style='display:inline'>b</legend>c", "a\nb\nc"),
    ("<b style='display:inline-block'><i style='display:inherit'>a</i></b>b", "ab"),
    ("<i style='display:table-cell'>a</i><i style='display:table-cell'>b</i>c", "a bc"),
    *(
        (f"<i style='display:table-{part}'>a</i><i style='display:table-{part}'>b</i>c", "a\nbc")
        for part in ("footer-group", "header-group", "row", "row-group")
    ),
    ("<p>a<style style='display:block'>b</style>c", "a\nb\nc"),
    *((f"<p style='white-space:{value}'>a\nb", "a\nb") for value in ("pre", "pre-wrap", "pre-line", "break-spaces")),
    *((f"<p style='white-space:{value}'>a\nb", "a\nb") for value in ("preserve nowrap", "preserve-breaks")),
    *((f"<p style='white-space-collapse:{value}'>a\nb", "a\nb") for value in ("preserve", "preserve-breaks")),
    *((f"<p style='white-space:{value}'>a\nb", "a b") for value in ("normal", "nowrap", "inherit", "unset")),
    *((f"<pre style='white-space:{value}'>a\nb", "a\nb") for value in ("inherit", "unset")),
    ("<pre style='white-space:pre;white-space-collapse:collapse'>a\nb", "a b"),
    ("<style>p { display: none }</style><p>sheets of the page are not read", "sheets of the page are not read"),
]
