"""Clipboard contents in the manner of several programs, and their meaning.

Each says the same as an article would, with all that its program adds.
"""

WORD = """\
<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>Entwurf</title>
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=DE style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='mso-pagination:none'><b>Titel<o:p></o:p></b></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'>Ein
<b style='mso-bidi-font-weight:normal'>starkes</b> und <i>betontes</i> Wort,
<span lang=EN-US style='font-family:"Arial",sans-serif;color:red;mso-ansi-language:
EN-US'>rot</span> gesetzt.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>\
<![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span>\
</span></span><![endif]>Eins<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>\
<![if !supportLists]><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Darunter</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>\
<![if !supportLists]><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Zwei</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>\
<![if !supportLists]><span style='mso-list:Ignore'>3.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Drittens</p>
<table class=MsoTableGrid border=1 style='border:none'><tr style='mso-yfti-irow:0'>
<td width=302 valign=top style='width:226pt'><p class=MsoNormal>A<o:p></o:p></p></td>
<td><p class=MsoNormal>B</p></td></tr></table>
<p class=MsoNormal><a href="https://example.org/?utm_source=x&amp;id=3">Verweis</a>
<img width=10 src="file:///C:/bild.png"></p>
<!--EndFragment--></body></html>"""

WORD_MEANS = """\
<h2>Titel</h2>
<p>Ein <strong>starkes</strong> und <em>betontes</em> Wort, rot gesetzt.</p>
<ul>
<li>Eins<ul>
<li>Darunter</li>
</ul></li>
<li>Zwei</li>
</ul>
<ol start="3">
<li>Drittens</li>
</ol>
<table>
<tbody>
<tr><td>A</td><td>B</td></tr>
</tbody>
</table>
<p><a href="https://example.org/?utm_source=x&amp;id=3">Verweis</a></p>"""

# With a note, with changes tracked, and with links that went through other programs.
TRACKED = """\
<html xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style>.MsoNormal {color:red}
</style></head><body lang=DE style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal>Der <span class=msoDel><del cite="mailto:Erika%20Muster"
datetime="2026-11-02T09:00">alte </del></span><span class=msoIns><ins
cite="mailto:Erika%20Muster" datetime="2026-11-02T09:00">neue </ins></span>Text<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='vertical-align:super'>[1]</span></span></a>
<s>fort</s> und <a href="/relativ">halb</a>,
<a href="https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&amp;sa=D">ganz</a>,
<a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org\
%2Fb&amp;data=05">sicher</a></p><!--EndFragment--></body></html>"""

TRACKED_MEANS = """\
<p>Der neue Text<sup>[1]</sup> und halb, <a href="https://example.org/a">ganz</a>, \
<a href="https://example.org/b">sicher</a></p>"""

LIBREOFFICE = """\
<!DOCTYPE html><html><head><title></title>
<meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">p { line-height: 115% }</style></head>
<body lang="de-DE" dir="ltr"><h1 class="western">Titel</h1>
<p style="margin-bottom: 0cm"><font color="#c9211e"><font face="Liberation Serif">
<b>Stark</b></font></font> und <u>nicht</u> <span style="font-style: italic">betont\
</span></p><p><br/>
</p><ul><li><p style="margin-bottom: 0cm">Eins</p></li><li><p>Zwei</p></li></ul>
</body></html>"""

LIBREOFFICE_MEANS = """\
<h2>Titel</h2>
<p><strong>Stark</strong> und nicht <em>betont</em></p>
<ul>
<li>Eins</li>
<li>Zwei</li>
</ul>"""

GOOGLE_DOCS = """\
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">\
<h2 dir="ltr" style="line-height:1.38"><span style="font-weight:400">Titel</span></h2>\
<p dir="ltr"><span style="font-size:11pt;font-weight:700;">Stark</span>\
<span style="font-style:italic;font-weight:400"> und betont</span><span>, H</span>\
<span style="font-size:0.6em;vertical-align:sub;">2</span><span>O</span></p><br />\
<ul><li dir="ltr" style="list-style-type:disc" aria-level="1">\
<p dir="ltr" role="presentation"><span>Eins</span></p></li></ul></b>\
<br class="Apple-interchange-newline">"""

GOOGLE_DOCS_MEANS = """\
<h2>Titel</h2>
<p><strong>Stark</strong><em> und betont</em>, H<sub>2</sub>O</p>
<ul>
<li>Eins</li>
</ul>"""

WEB_PAGE = """\
<article class="story"><h1 id="top" onclick="a()">Titel</h1>\
<div class="lead">Vorspann</div><p style="color:#123;position:fixed">Ein \
<span lang="fr">mot</span>, <a href="javascript:alert(1)" class="x">böse</a> und \
<a href="https://example.org/?fbclid=1" target="_blank" rel="x">gut</a>, \
<code>so</code>.</p><script>alert(1)</script>\
<img src="https://example.org/x.png" onerror="alert(1)"><dl><dt>Wort</dt>\
<dd>Sinn</dd></dl><h6>Klein</h6><table style="width:9px"><thead><tr><th><b>K</b></th>\
</tr></thead><tbody><tr><td>1</td></tr></tbody></table></article>"""

WEB_PAGE_MEANS = """\
<h2>Titel</h2>
<p>Vorspann</p>
<p>Ein <span lang="fr">mot</span>, böse und \
<a href="https://example.org/?fbclid=1">gut</a>, so.</p>
<p>Wort</p>
<p>Sinn</p>
<h4>Klein</h4>
<table>
<thead>
<tr><th>K</th></tr>
</thead>
<tbody>
<tr><td>1</td></tr>
</tbody>
</table>"""

CLIPBOARDS = {
    "Word": (WORD, WORD_MEANS),
    "Word with changes": (TRACKED, TRACKED_MEANS),
    "LibreOffice": (LIBREOFFICE, LIBREOFFICE_MEANS),
    "Google Docs": (GOOGLE_DOCS, GOOGLE_DOCS_MEANS),
    "a web page": (WEB_PAGE, WEB_PAGE_MEANS),
}
