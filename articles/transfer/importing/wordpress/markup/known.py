"""The shortcodes and blocks of WordPress's core that show their text to every reader,
with the attributes that they may have: of `block.json`, and of earlier releases.

`bindings`, `blockVisibility` and `css` aren't among these: they fill or hide a block.
"""

import re


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORTCODES = words("audio caption embed gallery playlist video wp_caption")
# Attributes of any of these, in small letters as WordPress reads them.
OF_SHORTCODES = words("""
    align artists autoplay caption caption_id captiontag class columns exclude flac flv
    height icontag id ids images include itemtag link loop m4a m4v mov mp3 mp4 muted ogg
    ogv order orderby poster preload size src style tracklist tracknumbers type volume
    wav webm width wma wmv
""")
BLOCKS = words("""
    accordion accordion-heading accordion-item accordion-panel audio button buttons code
    column columns cover details embed file freeform gallery group heading html image
    list list-item math media-text more nextpage paragraph preformatted pullquote quote
    separator shortcode social-links spacer tab tab-list tab-panel tab-panels table tabs
    verse video
""")
# Blocks that WordPress fills when a page is read. A block that ends at once contains no
# text of the post, so its attributes can't hide any.
FILLED = words("""
    archives avatar block breadcrumbs calendar categories footnotes icon latest-comments
    latest-posts loginout navigation page-list pattern post-author post-author-biography
    post-author-name post-comments-form post-date post-excerpt post-featured-image
    post-navigation-link post-terms post-title read-more rss search site-logo
    site-tagline site-title social-link table-of-contents tag-cloud template-part
""")
# Attributes of any block, and the keys inside them.
OF_BLOCKS = words("""
    :active :focus :focus-visible :hover activeTabIndex align allowResize
    allowResponsive allowedBlocks alt anchor animation ariaLabel aspectRatio autoclose
    background backgroundAttachment backgroundColor backgroundImage backgroundPosition
    backgroundRepeat backgroundSize backgroundType blockGap border borderColor
    borderRadius bottom bottomLeft bottomRight button caption categories cite className
    color columnCount columnSpan columnStart columns contentAlign contentJustification
    contentPosition contentSize customBackgroundColor customColor customFontSize
    customGradient customIconBackgroundColor customIconColor customMainColor
    customOverlayColor customText customTextColor dimRatio dimensions direction
    displayPreview dropCap duotone edit elements enabled fileId filter fitText
    fixedHeight flexSize flexWrap focalPoint fontFamily fontSize fontStyle fontWeight
    gradient h1 h2 h3 h4 h5 h6 hasFixedLayout hasParallax heading headingLevel height
    horizontal href iconBackgroundColor iconBackgroundColorValue iconColor
    iconColorValue iconPosition id ids imageCrop imageFill images inherit isDark
    isRepeated isSelected isStackedOnMobile isUserOverlayColor justifyContent kind label
    latex layout left letterSpacing level levelOptions lightbox lineHeight link
    linkDestination linkTarget linkTo lock mainColor margin mediaId mediaLink
    mediaPosition mediaSizeSlug mediaType mediaWidth metadata minHeight minHeightUnit
    minimumColumnWidth move name navigationButtonType noTeaser opacity openByDefault
    openInNewTab ordered orientation overlayColor padding patternName placeholder
    position poster previewHeight previewable providerNameSlug radius randomOrder remove
    responsive reversed right rowCount rowSpan rowStart scale selfStretch shadow
    shortCodeTransforms showContent showDownloadButton showIcon showLabels size sizeSlug
    source spacing src srcLang start style tagName templateLock text textAlign textColor
    textColumns textDecoration textIndent textTransform title top topLeft topRight
    tracks type typography url useFeaturedImage vertical verticalAlignment wideSize
    width writingMode x y
""")
# Classes that the editor writes. By any other an extension may hide an element.
CLASS = re.compile(
    r"(?:is-(?:style|type|provider|layout)|has|size|columns|blocks-gallery"
    r"|wp-(?:audio|block|container|elements?|embed|has|image|video))-[\w-]+"
    r"|align(?:none|left|right|center|wide|full)|is-cropped"
)
