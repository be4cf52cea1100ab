"""The types of parts and of relations that Office Open XML files may have.

Everything else is refused: nobody here can say what a program would do with it.
"""

import re

OFFICE = "application/vnd.openxmlformats-officedocument."
PACKAGE = "application/vnd.openxmlformats-package."
MICROSOFT = "application/vnd.ms-"
TABLE = f"{OFFICE}spreadsheetml.sheet"
OF_WORD = (
    "document.main document.glossary styles settings webSettings fontTable numbering "
    "footnotes endnotes comments commentsExtended commentsIds commentsExtensible "
    "people header footer"
)
OF_EXCEL = (
    "sheet.main worksheet chartsheet styles sharedStrings comments table pivotTable "
    "pivotCacheDefinition pivotCacheRecords calcChain sheetMetadata tableSingleCells "
    "revisionHeaders revisionLog userNames"
)
OF_OTHERS = (
    "drawing extended-properties custom-properties customXmlProperties theme "
    "themeOverride drawingml.chart drawingml.chartshapes drawingml.diagramColors "
    "drawingml.diagramData drawingml.diagramLayout drawingml.diagramStyle"
)
OF_MICROSOFT = (
    "word.stylesWithEffects excel.person excel.threadedcomments excel.slicer "
    "excel.slicerCache excel.timeline excel.timelineCache excel.controlproperties "
    "excel.namedsheetviews excel.featurepropertybag excel.rdrichvalue "
    "excel.rdrichvaluestructure excel.rdrichvaluetypes excel.richvaluerel "
    "excel.rdrichvaluewebimage excel.dynamicarray office.chartstyle "
    "office.chartcolorstyle office.chartex office.drawingml.diagramDrawing "
    "office.classificationlabels office.drawingml.chartstyle excel.Survey"
)
OF_PACKAGE = (
    "relationships core-properties digital-signature-xmlsignature digital-signature"
)
# Their content is read as XML.
READ = frozenset(
    one.lower()
    for one in (
        "application/xml",
        "text/xml",
        *(f"{OFFICE}wordprocessingml.{one}+xml" for one in OF_WORD.split()),
        *(f"{OFFICE}spreadsheetml.{one}+xml" for one in OF_EXCEL.split()),
        *(f"{OFFICE}{one}+xml" for one in OF_OTHERS.split()),
        *(f"{MICROSOFT}{one}+xml" for one in OF_MICROSOFT.split()),
        *(f"{PACKAGE}{one}+xml" for one in OF_PACKAGE.split()),
    )
)
RELATIONS = f"{PACKAGE}relationships+xml"
# Cells hold no links; they may be millions.
CELLS = frozenset(
    f"{OFFICE}spreadsheetml.{one}+xml".lower()
    for one in ("worksheet", "sharedStrings", "pivotCacheRecords", "calcChain")
)
# Pictures, fonts, and settings of printers.
SHOWN = re.compile(
    r"image/(?:png|jpe?g|pjpeg|gif|bmp|tiff?|webp|x-(?:emf|wmf|png)|emf|wmf|svg\+xml"
    r"|vnd\.ms-photo)"
    r"|application/(?:x-fontdata|x-font-ttf|x-font-otf)|font/[to]tf"
    r"|application/vnd\.openxmlformats-officedocument\.(?:obfuscatedFont|vmlDrawing"
    r"|(?:wordprocessingml|spreadsheetml)\.printerSettings"
    r"|spreadsheetml\.customProperty)"
    r"|application/vnd\.openxmlformats-package\.digital-signature-origin",
    re.IGNORECASE,
)
# The last part of their addresses, in lower case.
OF_RELATIONS = (
    "officedocument core-properties extended-properties custom-properties thumbnail "
    "metadata styles settings websettings fonttable theme numbering footnotes "
    "endnotes comments header footer image hyperlink chart chartusershapes "
    "chartsheet worksheet sharedstrings calcchain table pivottable "
    "pivotcachedefinition pivotcacherecords drawing vmldrawing legacydrawing "
    "legacydrawinghf printersettings font themeoverride glossarydocument customxml "
    "customxmlprops styleswitheffects commentsextended commentsids "
    "commentsextensible people person threadedcomment threadedcomments slicer "
    "slicercache timeline timelinecache sheetmetadata chartstyle chartcolorstyle "
    "chartex diagramcolors diagramdata diagramlayout diagramquickstyle diagramstyle "
    "diagramdrawing classificationlabels ctrlprop hdphoto origin signature "
    "certificate rdrichvalue rdrichvaluestructure rdrichvaluetypes richvaluerel "
    "featurepropertybag rdrichvaluewebimage namedsheetview namedsheetviews "
    "customproperty revisionheaders revisionlog usernames tablesinglecells xmlmaps "
    "bibliography documenttasks "
)
KNOWN_RELATIONS = frozenset(OF_RELATIONS.split())
CARRYING_RELATIONS = {"afchunk", "oleobject", "package", "subdocument", "control"}
# Parts that may have a table of numbers in the file.
CHARTS = frozenset(
    one.lower()
    for one in (f"{OFFICE}drawingml.chart+xml", f"{MICROSOFT}office.chartex+xml")
)


def is_known(kind: str) -> bool:
    return kind in READ or bool(SHOWN.fullmatch(kind)) or kind == TABLE
