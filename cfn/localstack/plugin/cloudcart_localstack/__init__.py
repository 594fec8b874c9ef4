"""Runs Java functions and DynamoDB as processes of a LocalStack without Docker.

This package implements LocalStack's plug-in points and controls the JVMs. It contains no shop code.
"""
