"""Runs Java functions and DynamoDB as processes of a LocalStack that has no Docker.

Here lives what speaks to LocalStack's plug-in points and to the JVM. Nothing here knows of the shop.
"""
