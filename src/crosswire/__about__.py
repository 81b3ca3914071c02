"""Version of the package; the project file reads it from here."""

__version__ = "0.1.0"
