from calm_headlines.models import Tone
from newsroom.plugins.api import article_part

article_part(Tone, template="calm_headlines/tone.html")
