"""New items: their labels, the rules for them, and those that tell the same news."""

from articles.inbox.sorting.labelling import rule_of as rule_of
from articles.inbox.sorting.learning import learn_thresholds as learn_thresholds
from articles.inbox.sorting.new_items import sort_new as sort_new
