"""The engine behind deploy-localstack.sh: one process that builds, uploads, deploys and reads back.

Talks to CloudFormation and the services' own APIs through boto3. Knows the shop's stacks (`shop.py`) and nothing of
what the services do.
"""
