"""Articles in plain tables: what is published stands there, and nothing else."""

from django.db import models
from django.urls import reverse


class Named(models.Model):
    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Category(Named):
    pass


class Country(Named):
    pass


class Topic(Named):
    pass


class Source(Named):
    pass


class Article(models.Model):
    title = models.CharField(max_length=250)
    slug = models.SlugField(max_length=120, unique=True)
    teaser = models.TextField()
    body = models.TextField()
    published = models.DateTimeField()
    category = models.ForeignKey(Category, models.PROTECT)
    source = models.ForeignKey(Source, models.PROTECT)
    countries = models.ManyToManyField(Country, related_name="articles")
    topics = models.ManyToManyField(Topic, related_name="articles")
    related = models.ManyToManyField("self", symmetrical=False)

    class Meta:
        ordering = ["-published", "-id"]
        indexes = [models.Index(fields=["-published", "-id"], name="floor_newest")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("article", args=[self.slug])


class Reading(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="readings")
    title = models.CharField(max_length=250)
    url = models.URLField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.title
