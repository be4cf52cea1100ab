"""Pictures: receiving, resizing and showing them, and the rights to see them."""

from articles.domain.pictures import picture_permissions as picture_permissions
from articles.domain.pictures.belonging import why_elsewhere as why_elsewhere
from articles.domain.pictures.headline_cards import (
    HeadlineCard as HeadlineCard,
    card_of as card_of,
    read_card as read_card,
)
from articles.domain.pictures.lost_files import (
    lost as lost,
    strays as strays,
    unmade as unmade,
)
from articles.domain.pictures.missing_renditions import (
    Findings as Findings,
    make_missing as make_missing,
)
from articles.domain.pictures.receiving import (
    Made as Made,
    made_anew as made_anew,
    receive as receive,
    replace_file as replace_file,
    stays as stays,
    too_large as too_large,
)
from articles.domain.pictures.removing import remove as remove
from articles.domain.pictures.renditions import (
    Rendition as Rendition,
    find_rendition as find_rendition,
    plain_rendition as plain_rendition,
    read as read,
    renditions_at as renditions_at,
    social_rendition as social_rendition,
)
from articles.domain.pictures.showing import (
    Picture as Picture,
    figures_of as figures_of,
    illustrated as illustrated,
    lead_picture as lead_picture,
    picture_of as picture_of,
    pictures_of as pictures_of,
    small_picture as small_picture,
)
from articles.domain.pictures.tasks import make_ahead as make_ahead
