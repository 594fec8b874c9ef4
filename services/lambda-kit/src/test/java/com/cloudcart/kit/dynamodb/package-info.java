/**
 * What the shop relies on of DynamoDB, as tests that any DynamoDB can be asked to pass: the local
 * engine and LocalStack in each build, AWS by a command of its own ({@link
 * com.cloudcart.kit.dynamodb.AwsDynamoDbConformance}).
 *
 * <p>Where the engine is known to differ from AWS is listed in {@code cfn/localstack/README.md}.
 */
@NullMarked
package com.cloudcart.kit.dynamodb;

import org.jspecify.annotations.NullMarked;
