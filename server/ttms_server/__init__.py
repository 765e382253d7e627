"""The server: five services over one database."""
